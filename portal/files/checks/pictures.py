"""Pictures are drawn anew: what is kept has the dots and nothing else. Where it was taken, when and
by what device goes, and so does whatever was hidden before, in or after them."""

from contextlib import suppress
from io import BytesIO

import pillow_heif
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from .refused import Refused

MOST_DOTS = 50_000_000
QUALITY = 88
FORMATS = {"jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
BROKEN = (
    OSError, ValueError, TypeError, SyntaxError, RuntimeError, EOFError, IndexError, KeyError,
    OverflowError, UnidentifiedImageError, Image.DecompressionBombError,
)  # fmt: skip


def redrawn(content: bytes, kind: str) -> tuple[bytes, str]:
    """The picture drawn anew, and its kind: WebP and HEIC become JPEG, or PNG where one can see
    through them."""
    try:
        picture = _read(content, kind)
        wanted = kind if kind in {"jpeg", "png"} else _kind_for(picture)
        return _written(picture, wanted), wanted
    except MemoryError as too_big:
        raise _too_many_dots() from too_big
    except Refused:
        raise
    except BROKEN as broken:
        raise Refused(
            "We can’t open this picture: it is damaged, or was cut short. Save it again, or take a "
            "new one, and add that."
        ) from broken


def _read(content, kind):
    if kind == "heic":
        return _read_heic(content)
    picture = Image.open(BytesIO(content), formats=[FORMATS[kind]])
    _refuse_a_bomb(picture.size)
    picture.load()
    return _in_common_colours(ImageOps.exif_transpose(picture))


def _read_heic(content):
    """The library has turned the picture the right way up by itself."""
    picture = pillow_heif.open_heif(content, convert_hdr_to_8bit=True)
    _refuse_a_bomb(picture.size)
    drawn = Image.frombytes(
        picture.mode, picture.size, picture.data, "raw", picture.mode, picture.stride
    )
    if picture.info.get("icc_profile"):
        drawn.info["icc_profile"] = picture.info["icc_profile"]
    return _in_common_colours(drawn)


def _refuse_a_bomb(size):
    if size[0] * size[1] > MOST_DOTS:
        raise _too_many_dots()


def _too_many_dots():
    most = MOST_DOTS // 1_000_000
    return Refused(
        f"This picture has more than {most} million dots. Make it smaller, and add that."
    )


def _in_common_colours(picture):
    """As a screen shows it without being told more."""
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in {"RGB", "RGBA", "CMYK"}:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            mode = "RGB" if picture.mode == "CMYK" else picture.mode
            return ImageCms.profileToProfile(
                picture, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode=mode
            )
    return picture


def _kind_for(picture) -> str:
    if not picture.has_transparency_data:
        return "jpeg"
    alpha = picture.convert("RGBA").getchannel("A")
    return "jpeg" if alpha.getextrema()[0] == 255 else "png"


def _written(picture, kind) -> bytes:
    made = BytesIO()
    if kind == "png":
        modes = {"1", "L", "LA", "P", "RGB", "RGBA", "I;16"}
        drawn = picture if picture.mode in modes else picture.convert("RGBA")
        clear = picture.info.get("transparency") if drawn is picture else None
        told = {} if clear is None else {"transparency": clear}
        _bare(drawn).save(made, "PNG", optimize=False, **told)
    else:
        drawn = picture if picture.mode in {"L", "RGB"} else picture.convert("RGB")
        _bare(drawn).save(made, "JPEG", quality=QUALITY, progressive=True)
    return made.getvalue()


def _bare(picture):
    """The dots and the palette alone."""
    bare = Image.new(picture.mode, picture.size)
    if picture.mode == "P":
        bare.putpalette(picture.getpalette(None), picture.palette.mode)
    bare.paste(picture)
    return bare
