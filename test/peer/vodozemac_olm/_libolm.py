"""What mautrix asks of libolm's C interface: whether it can describe a session (vodozemac cannot)."""

ffi = None
lib = object()
