"""What stops the run: each error is one complete sentence in bokmål for the person at the keyboard."""


class PipelineError(Exception):
    """We cannot go on. The message says where, what, and what to do now."""


class InputError(PipelineError):
    """The input folder, or a file in it, cannot be used at all."""


class SettingsError(PipelineError):
    """settings.toml has mistakes; the message lists all of them."""


class TemplateError(PipelineError):
    """A template cannot be filled in; the message quotes the place."""


class VerifyError(PipelineError):
    """A finished document does not hold what it must; nothing is put in place."""


class OutputError(PipelineError):
    """The output folder cannot be written."""


class MissingLibraryError(PipelineError):
    """A system library that the PDF needs is not on the machine."""
