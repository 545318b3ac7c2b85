"""A study: the table of choices x worlds x draws, and what follows from it.

``worlds`` reads which worlds are asked for, ``plan`` what the table is, ``cells`` computes a part of it, ``kept``
keeps what the engines found, ``executors`` compute here, in processes or on a cluster, ``folder`` commits the parts and
reads them, ``study`` does the whole; ``outcomes``, ``regret`` and ``switching`` say what follows.
"""
