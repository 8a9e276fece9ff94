import ArgumentParser

@main
struct Rabita: AsyncParsableCommand {
    func run() async throws {}
}
