"""Why a file was not taken in: a sentence that says what is wrong and what to do."""

from django.core.exceptions import ValidationError
from django.utils.functional import Promise


class UploadRefused(ValidationError):
    """The file was refused and nothing was kept; forms may let it pass through as their own error.

    ``code`` is a word for programs (``too_large``, ``wrong_type``, ``infected`` …), the message is for people.
    """

    def __init__(self, sentence: str | Promise, code: str) -> None:
        super().__init__(str(sentence), code=code)

    def __str__(self) -> str:
        """Return the sentence; Django's own answer is a list as Python writes it."""
        return " ".join(self.messages)
