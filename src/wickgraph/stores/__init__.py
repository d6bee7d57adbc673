"""Where graphs are kept: files read into a store, stores on disk, and HTTP with servers that hold one."""
