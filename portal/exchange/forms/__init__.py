from .frameworks import ApplyFrameworkForm, ChooseForm, MapForm, SendFrameworkForm
from .people import ApplyForm, CheckForm, ColumnsForm, ExportForm, SendForm, WordsForm

__all__ = [
    "ApplyForm",
    "ApplyFrameworkForm",
    "CheckForm",
    "ChooseForm",
    "ColumnsForm",
    "ExportForm",
    "MapForm",
    "SendForm",
    "SendFrameworkForm",
    "WordsForm",
]
