"""How often one network address may ask something in a while; all processes count together."""

from hashlib import sha256

from django.core.cache import caches
from django.http import HttpRequest


def too_often(request: HttpRequest, what: str, *, most: int, seconds: int) -> bool:
    """Count one more of `what` from the reader's network address; return whether it is more than `most`.

    The window begins with the first; the address itself is not kept, only its hash.
    """
    where = sha256(request.META.get("REMOTE_ADDR", "").encode()).hexdigest()[:24]
    cache, key = caches["attempts"], f"dossiers:{what}:{where}"
    cache.add(key, 0, seconds)
    try:
        count = cache.incr(key)
    except ValueError:  # it ran out between the two
        cache.set(key, 1, seconds)
        return False
    return count > most
