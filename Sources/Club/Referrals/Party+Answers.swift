import Morocco

extension Party {
    /// Whether a typed text still means this member: it begins with the name, or nothing is typed.
    func answers(to text: String) -> Bool {
        let folded = Folding.fold(text)
        return folded.isEmpty || folded.hasPrefix(Folding.fold(name))
    }
}
