import Testing
@testable import Morocco

