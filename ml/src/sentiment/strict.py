"""The base of everything that is read from a file a person writes."""

from pydantic import BaseModel, ConfigDict


class Strict(BaseModel):
    """A record that refuses unknown and missing keys and values of another type."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
