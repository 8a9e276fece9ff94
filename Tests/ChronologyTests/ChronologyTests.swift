import Testing
@testable import Chronology

