/// Method, pattern and right of every route there is. Change it only after asking who may see what the route shows.
enum RightsTable {
    static let lines: Set<String> = []
}
