"""Zip and gzip: what is packed in them, unpacked within limits and never onto the disk."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from kg.errors import InputError
from kg.read import limits
from kg.read.parsed import Item

_OFFICE = {
    "xl/workbook.xml": ("an Excel file", "save the sheet as .csv and give that"),
    "ppt/presentation.xml": ("a PowerPoint file", "save its text as .txt and give that"),
    "META-INF/container.xml": ("an e-book", "save its text as .txt and give that"),
    "content.xml": ("an OpenDocument file", "save it as .docx and give that"),
    "META-INF/MANIFEST.MF": ("a program", "leave it out"),
}
_DIRECTORY = 512 * limits.ARCHIVE_MEMBERS  # bytes of the list of members
_damaged = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


def is_word(data: bytes, name: str) -> bool:
    """Tell a Word document from an archive; `InputError` for Office files of other kinds."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 66_000))
    if end >= 0 and int.from_bytes(data[end + 12 : end + 16], "little") > _DIRECTORY:
        raise limits.too_much(name, "it holds too many files", limits.ARCHIVE_MEMBERS, "split it")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except _damaged as error:
        raise InputError(name, f"it is no whole zip file ({error})"[:160], "download or pack it again") from error
    for part, (what, remedy) in _OFFICE.items():
        if part in names and (part != "content.xml" or "mimetype" in names):
            raise InputError(name, f"it is {what}, which is not read", remedy)
    return "word/document.xml" in names


def zipped(item: Item, data: bytes) -> Iterator[Item | InputError]:
    """Give the files of a zip archive, in order of name, as streams of their own."""
    if item.depth >= limits.ARCHIVE_DEPTH:
        raise limits.too_much(item.name, "it is packed too deep", f"{limits.ARCHIVE_DEPTH} levels", "unpack it")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(_name(one), one) for one in archive.infolist() if not one.is_dir()]
            _check([one for _, one in members], item.name)
            for name, member in sorted(members, key=lambda pair: (pair[0], pair[1].header_offset)):
                if _is_hidden(name):
                    continue
                yield _member(archive, member, name, item)
    except _damaged as error:
        raise InputError(item.name, f"it is no whole zip file ({error})"[:160], "download or pack it again") from error


def unzipped(item: Item) -> Item:
    """Give what a gzip file holds."""
    if item.depth >= limits.ARCHIVE_DEPTH:
        raise limits.too_much(item.name, "it is packed too deep", f"{limits.ARCHIVE_DEPTH} levels", "unpack it")
    packed = item.bytes(limits.ARCHIVE_BYTES)
    unpacker = zlib.decompressobj(31)
    out = bytearray()
    data = packed
    try:
        while data:
            out += unpacker.decompress(data, 1 << 20)
            limits.check_ratio(item.name, len(packed), len(out))
            if len(out) > limits.ARCHIVE_BYTES:
                raise limits.too_much(item.name, "it unpacks to too much", limits.ARCHIVE_BYTES, "unpack it yourself")
            data = unpacker.unconsumed_tail
            if unpacker.eof:
                data = unpacker.unused_data.lstrip(b"\0")
                unpacker = zlib.decompressobj(31)
    except zlib.error as error:
        raise InputError(item.name, "it is damaged", "download or pack it again") from error
    name = item.name.removesuffix(".gz")
    return Item(name=name, source=item.source, stream=io.BytesIO(bytes(out)), depth=item.depth + 1)


def _check(members: list[zipfile.ZipInfo], name: str) -> None:
    if len(members) > limits.ARCHIVE_MEMBERS:
        raise limits.too_much(name, f"it holds {len(members)} files", limits.ARCHIVE_MEMBERS, "split it")
    total = sum(member.file_size for member in members)
    if total > limits.ARCHIVE_BYTES:
        raise limits.too_much(
            name, "it unpacks to too much", limits.ARCHIVE_BYTES, "unpack it yourself if you trust it"
        )
    packed = sum(member.compress_size for member in members)
    limits.check_ratio(name, packed, total)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, item: Item) -> Item | InputError:
    place = f"{item.name}/{name}"
    if name.startswith(("/", "\\")) or ".." in PurePosixPath(name.replace("\\", "/")).parts or ":" in name[:3]:
        return InputError(place, "its name leads out of the archive", "pack it again with plain names")
    if stat.S_ISLNK(member.external_attr >> 16):
        return InputError(place, "it is a link", "pack the file itself")
    if member.flag_bits & 1:
        return InputError(place, "it is locked with a password", "unpack it and give the file")
    try:
        limits.check_ratio(place, member.compress_size, member.file_size)
        with archive.open(member) as stream:
            data = stream.read(member.file_size + 1)
    except InputError as error:
        return error
    except _damaged:
        return InputError(place, "it is damaged", "pack it again")
    source = f"{item.source}/{name}" if item.source else name
    return Item(name=place, source=source, stream=io.BytesIO(data), depth=item.depth + 1)


def _name(member: zipfile.ZipInfo) -> str:
    """Give the name of a member; Chinese Windows writes names in GBK without saying so."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename


def _is_hidden(name: str) -> bool:
    return any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in PurePosixPath(name).parts)
