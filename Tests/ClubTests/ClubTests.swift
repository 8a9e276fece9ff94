import Testing
@testable import Club

