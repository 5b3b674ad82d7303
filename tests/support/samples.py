"""How many examples of a property that is dear to check are tried in a whole run."""

from hypothesis import settings

#: Examples of the profile that a whole run uses.
_WHOLE_RUN = settings.get_profile("ci").max_examples


def sampled(examples: int) -> settings:
    """``examples`` in a whole run, and as many times more as the profile in use tries elsewhere:
    ``HYPOTHESIS_PROFILE=thorough`` looks deeper here as well."""
    factor = settings.default.max_examples / _WHOLE_RUN if settings.default else 1
    return settings(deadline=None, max_examples=max(1, round(examples * factor)))
