/// Why a string catalog cannot be read. `file` counts the files given, from 0.
public enum CatalogError: Error, Hashable, Sendable {
    /// The file is not strict JSON.
    case malformed(file: Int, byte: Int, reason: String)
    /// The file is JSON, but not a catalog whose source language is French; the text says where.
    case unexpected(file: Int, reason: String)
    /// Two files have the same key.
    case duplicate(key: String)
    /// A placeholder of the key's text in that language is not `%{name}`.
    case placeholder(key: String, language: Language)
}
