"""The same examples in every run, and no deadline: a busy machine is not a wrong figure."""

from hypothesis import HealthCheck, settings

settings.register_profile("statistics", max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
settings.load_profile("statistics")
