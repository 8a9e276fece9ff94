import HTTPTypes
import Hummingbird
import NIOCore

extension ResponseBody {
    /// All bytes of the body.
    func collected() async throws -> [UInt8] {
        let gathered = GatheredBytes()
        try await write(GatheringWriter(gathered: gathered))
        return gathered.bytes
    }
}

private final class GatheredBytes {
    var bytes: [UInt8] = []
}

private struct GatheringWriter: ResponseBodyWriter {
    let gathered: GatheredBytes

    mutating func write(_ buffer: ByteBuffer) async throws {
        gathered.bytes.append(contentsOf: buffer.readableBytesView)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
