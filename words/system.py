"""What the operating system says against a file, in the reader's language: its own words are English."""

from __future__ import annotations

import errno

from words import N_, Message

_WHY = {
    errno.EACCES: N_("permission is lacking"),
    errno.EPERM: N_("permission is lacking"),
    errno.ENOENT: N_("there is no such file or folder"),
    errno.ENOTDIR: N_("a part of its path is no folder"),
    errno.EISDIR: N_("a folder has this name"),
    errno.ENAMETOOLONG: N_("its name is too long"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk is full"),
    errno.EFBIG: N_("the disk takes no file of this size"),
    errno.EROFS: N_("the disk can only be read"),
    errno.EIO: N_("the disk reports a fault"),
    errno.EBUSY: N_("another program is using it"),
    errno.ETXTBSY: N_("another program is using it"),
}


def why(error: OSError) -> Message | str:
    """The reason for an error, to stand in a sentence; one that is not among the common ones in the system's own words."""
    known = _WHY.get(error.errno or 0)
    return Message(known) if known else error.strerror or type(error).__name__
