/// A column somebody wants to read, and the names people give it.
public struct WantedColumn<Key: Hashable & Sendable>: Sendable {
    /// What the program calls it.
    public let key: Key
    /// Names it is found under, in any language; accents, case and punctuation do not matter.
    public let names: [String]
    /// Whether the file is useless without it.
    public let isRequired: Bool

    /// A wanted column with its names.
    public init(_ key: Key, names: [String], isRequired: Bool = false) {
        self.key = key
        self.names = names
        self.isRequired = isRequired
    }
}

/// Finds the wanted columns in a header.
///
/// A name that is the whole header wins, then one that is the header without its parenthesised hint, then one that
/// stands in the header as whole words, if it fits one column and one header only. What is in doubt is left to the
/// user.
public struct ColumnMatcher<Key: Hashable & Sendable>: Sendable {
    private let wanted: [WantedColumn<Key>]

    /// A matcher for these columns, the more important ones first.
    public init(_ wanted: [WantedColumn<Key>]) {
        self.wanted = wanted
    }

    /// Where the wanted columns stand in `header`.
    public func match(_ header: [String]) -> ColumnMapping<Key> {
        var mapping = ColumnMapping(header: header, required: wanted.filter(\.isRequired).map(\.key))
        for reduce in [HeaderFolding.fold, { HeaderFolding.fold(HeaderFolding.withoutHints($0)) }] {
            for (column, name) in header.enumerated() where mapping.key(of: column) == nil {
                let folded = reduce(name)
                let found = wanted.first { candidate in
                    mapping.column(of: candidate.key) == nil
                        && candidate.names.contains { !folded.isEmpty && HeaderFolding.fold($0) == folded }
                }
                if let found {
                    mapping.assign(found.key, to: column)
                }
            }
        }
        matchWords(&mapping)
        return mapping
    }

    private func matchWords(_ mapping: inout ColumnMapping<Key>) {
        var found: [(key: Key, column: Int)] = []
        for (column, name) in mapping.header.enumerated() where mapping.key(of: column) == nil {
            let runs = runs(of: HeaderFolding.words(of: HeaderFolding.withoutHints(name)))
            for candidate in wanted where mapping.column(of: candidate.key) == nil {
                if candidate.names.contains(where: { runs.contains(HeaderFolding.fold($0)) }) {
                    found.append((candidate.key, column))
                }
            }
        }
        for pair in found {
            let isClear = found.count { $0.key == pair.key } == 1 && found.count { $0.column == pair.column } == 1
            if isClear {
                mapping.assign(pair.key, to: pair.column)
            }
        }
    }

    /// Every run of neighbouring words, written together.
    private func runs(of words: [String]) -> Set<String> {
        var runs: Set<String> = []
        for start in words.indices.prefix(12) {
            for end in words[start...].indices.prefix(6) {
                runs.insert(words[start...end].joined())
            }
        }
        return runs
    }
}
