//! Reading a library from its folder.
