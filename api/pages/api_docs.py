"""For programs: every address that answers data, told from its own description, without the web."""

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import Request

from api.pages import Page
from graph.questions.results import Result


class Parameter(Result):
    """Something that can be written into an address."""

    name: str
    place: str
    type: str
    required: bool
    default: str
    description: str


class Field(Result):
    """One field of an answer."""

    name: str
    type: str
    description: str


class Model(Result):
    """What an answer, or a part of one, is made of."""

    name: str
    description: str
    fields: tuple[Field, ...]


class Operation(Result):
    """One address that can be asked."""

    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    answer: str


class ApiDocs(Result):
    """Every address, and what the answers are made of; `/openapi.json` says the same in OpenAPI."""

    operations: tuple[Operation, ...]
    models: tuple[Model, ...]


def answer(request: Request) -> ApiDocs:
    """Tell every address that answers data, its parameters, and what answers are made of."""
    described: dict[str, Any] = request.app.openapi()
    operations = [
        _operation(method.upper(), path, told)
        for path, methods in described["paths"].items()
        for method, told in methods.items()
    ]
    models = [_model(name, told) for name, told in sorted(described["components"]["schemas"].items())]
    return ApiDocs(
        operations=tuple(sorted(operations, key=lambda each: each.path)),
        models=tuple(model for model in models if model.fields),
    )


def _operation(method: str, path: str, told: Mapping[str, Any]) -> Operation:
    content = told["responses"].get("200", {}).get("content", {})
    return Operation(
        method=method,
        path=path,
        summary=told["summary"],
        description=told.get("description", ""),
        parameters=(*map(_parameter, told.get("parameters", ())), *_sent(told.get("requestBody", {}))),
        answer=_type(content.get("application/json", {}).get("schema", {})),
    )


def _sent(body: Mapping[str, Any]) -> Iterator[Parameter]:
    """Yield the fields of the form that is sent, if any."""
    for shown in body.get("content", {}).values():
        needed = shown["schema"].get("required", ())
        for name, schema in shown["schema"]["properties"].items():
            yield _parameter({"name": name, "in": "form", "schema": schema, "required": name in needed})


def _parameter(told: Mapping[str, Any]) -> Parameter:
    schema = told["schema"]
    default = schema.get("default")
    return Parameter(
        name=told["name"],
        place=told["in"],
        type=_type(schema),
        required=told.get("required", False),
        default="" if default is None else str(default),
        description=told.get("description", schema.get("description", "")),
    )


def _model(name: str, told: Mapping[str, Any]) -> Model:
    fields = (
        Field(name=key, type=_type(schema), description=schema.get("description", ""))
        for key, schema in told.get("properties", {}).items()
    )
    return Model(name=name, description=told.get("description", ""), fields=tuple(fields))


def _type(schema: Mapping[str, Any]) -> str:
    """Return the type of a value in words."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(_type(each) for each in schema["anyOf"])
    if "items" in schema:
        return f"list of {_type(schema['items'])}"
    if "enum" in schema:
        return ", ".join(map(str, schema["enum"]))
    return {"null": "nothing", "object": "map"}.get(
        schema.get("type", ""), str(schema.get("type", "anything"))
    )


PAGE = Page(name="api_docs", path="/api/docs", title="For programs", answer=answer)
