"""What can be set from outside: the environment, in one class."""

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Where the graph is kept and how the engine that keeps it behaves.

    Built once, at the edge (command line, web server, notebook), and passed inwards.
    """

    model_config = SettingsConfigDict(env_prefix="IHURIRO_", env_ignore_empty=True, frozen=True)

    neo4j_uri: str | None = Field(
        None,
        min_length=1,
        description="Address of a Neo4j database (bolt://, neo4j://, or with +s for TLS). "
        "When not set, the embedded engine of the workspace is used.",
    )
    neo4j_user: str = Field("neo4j", description="Who signs in to Neo4j.")
    neo4j_password: SecretStr | None = Field(None, description="Password for Neo4j.")
    neo4j_database: str = Field("neo4j", min_length=1, description="Name of the database inside Neo4j.")
    connect_seconds: float = Field(
        2.0,
        gt=0,
        description="How long to wait for the database to take up a connection; raise it on slow lines.",
    )
    retry_seconds: float = Field(
        30.0,
        ge=0,
        description="How long a write that collides with another write is tried again.",
    )
    workspace: Path = Field(
        Path(".ihuriro"), description="Folder of the embedded engine, of spools and of rejects."
    )
    idle_minutes: float = Field(
        30.0, gt=0, description="The embedded engine stops after nobody has used it for so long."
    )
    engine_memory: str = Field(
        "512m",
        pattern=r"^[1-9][0-9]*[kKmMgG]$",
        description="Most memory for the embedded engine's data, like 512m or 2g.",
    )
    read_token: SecretStr | None = Field(
        None,
        min_length=16,
        description="What others must know to read the pages, where they are served beyond this computer.",
    )
    write_token: SecretStr | None = Field(
        None, min_length=16, description="What others must know to read and to change the graph."
    )
    requests_a_minute: int | None = Field(
        None,
        ge=1,
        description="How often one address may ask in a minute; if not set, as it likes.",
    )
    cors_origins: str | None = Field(
        None,
        pattern=r"^(\*|https?://[^\s/,*]+(\s*,\s*https?://[^\s/,*]+)*)$",
        description="Web sites whose pages may read the data, like https://maps.example, between commas; "
        "* is every one.",
    )
    rates: Path | None = Field(
        None,
        description="A CSV file (currency,rate,date,name) by which /funding can tell money in one currency.",
    )
    publish_password: SecretStr | None = Field(
        None, description="Password for the Neo4j that is published to; when not set, it is asked for."
    )

    @property
    def origins(self) -> tuple[str, ...]:
        """Return the web sites whose pages may read the data."""
        return tuple(part.strip() for part in (self.cors_origins or "").split(",") if part.strip())
