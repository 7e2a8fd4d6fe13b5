"""The tables of HSDS 2 and 3 and of the older Ohana format: one set of names for all of their writings."""

from collections.abc import Iterable

ORGANIZATIONS, SERVICES, LOCATIONS, PROGRAMS = "organizations", "services", "locations", "programs"
AT_LOCATIONS, AREAS, ADDRESSES, PHONES = "service_at_locations", "service_areas", "addresses", "phones"
TERMS, ATTRIBUTES, METADATA, ELIGIBILITY = "taxonomy_terms", "attributes", "metadata", "eligibility"
IDENTIFIERS, LANGUAGES = "organization_identifiers", "languages"

SINGULAR = {
    ORGANIZATIONS: "organization",
    SERVICES: "service",
    LOCATIONS: "location",
    PROGRAMS: "program",
    AT_LOCATIONS: "service_at_location",
    AREAS: "service_area",
    TERMS: "taxonomy_term",
    ATTRIBUTES: "attribute",
    ADDRESSES: "address",
    PHONES: "phone",
    "contacts": "contact",
}
"""What one row of a table is called where another points to it."""

_OTHER_NAMES = {
    "locs": LOCATIONS,
    "servs": SERVICES,
    "service_area": AREAS,
    "physical_addresses": ADDRESSES,
    "service_taxonomy": ATTRIBUTES,
    "service_taxonomies": ATTRIBUTES,
    "service_attributes": ATTRIBUTES,
    "other_attributes": ATTRIBUTES,
    "taxonomy": TERMS,
    "taxonomy_detail": "taxonomies",
}
_LEFT = (
    "contacts", "schedules", "regular_schedules", "holiday_schedules", "accessibility",
    "accessibility_for_disabilities", "mail_addresses", "postal_addresses", "taxonomies", "funding",
    "cost_options", "required_documents", "payments_accepted", "meta_table_descriptions", "urls",
    "additional_urls", "additional_websites", "service_capacities", "units",
)  # fmt: skip
"""Tables of which nothing is used; what they hold is counted."""

_BY_NAME = (
    {name: name for name in (*SINGULAR, IDENTIFIERS, METADATA, ELIGIBILITY, LANGUAGES, *_LEFT)}
    | {one: table for table, one in SINGULAR.items()}
    | _OTHER_NAMES
)

COLUMNS = frozenset((
    "id", "name", "description", "alternate_name", "email", "url", "uri", "website", "note", "code", "logo",
    "organization_id", "service_id", "location_id", "program_id", "contact_id", "phone_id", "link_id",
    "service_at_location_id", "taxonomy_term_id", "taxonomy_id", "taxonomy_ids", "parent_id", "parent_name",
    "parent_organization_id", "tax_status", "tax_id", "year_incorporated", "date_incorporated",
    "legal_status", "accreditations", "licenses", "funding_sources", "location_type", "latitude",
    "longitude", "external_identifier", "external_identifier_type", "transportation", "accessibility",
    "admin_emails", "languages", "short_desc", "virtual", "status", "interpretation_services",
    "application_process", "fees", "fees_description", "wait_time", "eligibility", "eligibility_description",
    "minimum_age", "maximum_age", "assured_date", "assurer_email", "alert", "last_modified", "audience",
    "accepted_payments", "keywords", "required_documents", "service_areas", "service_area", "attention",
    "address_1", "address_2", "city", "region", "state_province", "postal_code", "country", "address_type",
    "title", "department", "number", "extension", "type", "number_type", "country_prefix", "vanity_number",
    "extent", "extent_type", "link_type", "link_entity", "value", "label", "taxonomy", "vocabulary",
    "language", "term_uri", "version", "identifier", "identifier_scheme", "identifier_type", "details",
    "option", "currency", "amount", "amount_description", "valid_from", "valid_to", "source", "document",
    "character_set", "resource_id", "resource_type", "last_action_date", "last_action_type", "field_name",
    "previous_value", "replacement_value", "updated_by", "weekday", "opens_at", "closes_at", "start_date",
    "end_date", "closed", "dtstart", "timezone", "until", "count", "wkst", "freq", "interval", "byday",
    "byweekno", "bymonthday", "byyearday", "schedule_link", "attending_type", "notes", "payment",
))  # fmt: skip
"""Every column that these formats know."""


def table_named(name: str) -> str | None:
    """Return the table that a file, a sheet or a key of JSON names."""
    return _BY_NAME.get(name.strip().lower().removesuffix(".csv"))


def columns_of(table: str, header: Iterable[str]) -> dict[str, str]:
    """Return our name of each column of a header, by its writing: `service_uuid` is a service's `id`."""
    written = [(column, _plain(column)) for column in header]
    plain = {name for _, name in written}
    own = f"{SINGULAR.get(table, table)}_"
    names: dict[str, str] = {}
    for column, name in written:
        bare = name.removeprefix(own)
        told = bare if name not in COLUMNS or bare == "id" else name
        names[column] = told if told == name or told not in plain else name
    if table == TERMS and "id" not in names.values():
        names = {column: "id" if name == "taxonomy_id" else name for column, name in names.items()}
    return names


def _plain(column: str) -> str:
    name = column.strip().lower().replace(" ", "_")
    return f"{name.removesuffix('_uuid')}_id" if name.endswith("_uuid") else name
