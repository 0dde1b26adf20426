"""The last part of a link's address: its UUID, signed, so that nobody can make one up."""

from uuid import UUID

from django.core.signing import BadSignature, Signer

# No colon, which some mail programs take for the end of an address.
_signer = Signer(salt="portal.links", sep=".")


def token_of(uuid: UUID) -> str:
    return _signer.sign(uuid.hex)


def uuid_in(token: str) -> UUID | None:
    """None where the token is not one that was signed here."""
    try:
        return UUID(_signer.unsign(token))
    except (BadSignature, ValueError):
        return None
