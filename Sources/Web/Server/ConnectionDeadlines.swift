import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Telemetry

/// Closes a connection that is too slow to speak, to send, or to listen.
///
/// Hummingbird's own idle time-out restarts with every part received; these deadlines are absolute, so a client that
/// sends one byte a minute gains nothing. When an answer ends before the request's body does (a refused upload), the
/// rest is not read: the sending side is closed, what arrives is dropped for a moment so that the client can read the
/// answer instead of a reset, then the connection is closed.
final class ConnectionDeadlines: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private enum Phase {
        case waiting, reading, answering, lingering, closed
    }

    private static let linger = TimeAmount.seconds(1)

    /// How long a resting connection is kept when the server stops: a client may have sent its next request already.
    private static let farewell = TimeAmount.milliseconds(500)

    private let limits: ServerLimits
    private let connections: Level
    private var isLeaving = false
    private var phase = Phase.waiting
    private var answerBegun = false
    private var answerEnded = false
    private var pendingWrites = 0
    /// What came of the body since it was last looked at, and how long it may still take.
    private var bodyBytes = 0
    private var bodyTimeLeft = TimeAmount.zero
    private var readTimer: Scheduled<Void>?
    private var writeTimer: Scheduled<Void>?

    init(limits: ServerLimits, connections: Level) {
        self.limits = limits
        self.connections = connections
    }

    func handlerAdded(context: ChannelHandlerContext) {
        connections.rise()
        if context.channel.isActive {
            schedule(limits.header, context)
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        connections.fall()
        stopTimers()
    }

    func channelActive(context: ChannelHandlerContext) {
        schedule(limits.header, context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        phase = .closed
        stopTimers()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard phase != .lingering, phase != .closed else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            phase = .reading
            answerBegun = false
            answerEnded = false
            bodyTimeLeft = limits.body
            awaitBody(context)
            if let path = head.path, path.utf8.count > limits.uriBytes {
                refuse(.uriTooLong, context)
                return
            }
        case .body(let piece):
            bodyBytes += piece.readableBytes
        case .end:
            phase = answerEnded ? .waiting : .answering
            readTimer?.cancel()
            readTimer = nil
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        context.fireChannelReadComplete()
        if phase == .lingering {
            context.read()
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard phase != .lingering, phase != .closed else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        let promise = promise ?? context.eventLoop.makePromise(of: Void.self)
        watch(promise.futureResult, context)
        switch unwrapOutboundIn(data) {
        case .head(var head) where head.status.kind != .informational:
            answerBegun = true
            if isLeaving || (phase == .reading && head.status.code >= 400) {
                head.headerFields[.connection] = "close"
            }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .end:
            answerEnded = true
            context.write(data, promise: promise)
            if isLeaving {
                leave(after: promise.futureResult, context)
            } else if phase == .reading {
                lingerThenClose(context)
            } else {
                phase = .waiting
                schedule(limits.idle, context)
            }
        default:
            context.write(data, promise: promise)
        }
    }
}

extension ConnectionDeadlines {
    /// The server stops. A request in progress is answered, with `Connection: close`; a connection at rest is kept for
    /// a moment instead of being closed while its next request is on the way.
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is ChannelShouldQuiesceEvent else { return context.fireUserInboundEventTriggered(event) }
        // Not passed on: Hummingbird would close at once, and what is not yet written would be lost.
        isLeaving = true
        if phase == .waiting {
            schedule(Self.farewell, context)
        }
    }

    /// Closes once the last byte is handed to the system, however slowly the client takes it.
    private func leave(after written: EventLoopFuture<Void>, _ context: ChannelHandlerContext) {
        phase = .lingering
        readTimer?.cancel()
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        written.whenComplete { _ in
            let (handler, context) = bound.value
            guard handler.phase == .lingering else { return }
            handler.lingerThenClose(context)
        }
        context.flush()
    }

    private func schedule(_ amount: TimeAmount, _ context: ChannelHandlerContext) {
        readTimer?.cancel()
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        readTimer = context.eventLoop.scheduleTask(in: amount) {
            let (handler, context) = bound.value
            handler.readDeadlinePassed(context)
        }
    }

    private func readDeadlinePassed(_ context: ChannelHandlerContext) {
        switch phase {
        case .reading where !answerBegun:
            if bodyTimeLeft > .zero, bodyBytes >= limits.bodyBytesPerCheck {
                awaitBody(context)
            } else {
                refuse(.requestTimeout, context)
            }
        case .answering, .closed: break
        case .waiting, .reading, .lingering: shut(context)
        }
    }

    /// A body has an end, and a pace on the way to it.
    private func awaitBody(_ context: ChannelHandlerContext) {
        let span = min(limits.bodyCheck, bodyTimeLeft)
        bodyBytes = 0
        bodyTimeLeft = bodyTimeLeft - span
        schedule(span, context)
    }

    /// Answers in the handler's own name, without the application.
    private func refuse(_ status: HTTPResponse.Status, _ context: ChannelHandlerContext) {
        let head = HTTPResponse(status: status, headerFields: [.connection: "close", .contentLength: "0"])
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.end(nil)), promise: nil)
        lingerThenClose(context)
        // An error, not an end: half a body must never be taken for a whole one.
        context.fireErrorCaught(ChannelError.inputClosed)
    }

    private func lingerThenClose(_ context: ChannelHandlerContext) {
        phase = .lingering
        context.flush()
        context.close(mode: .output, promise: nil)
        schedule(Self.linger, context)
        context.read()
    }

    private func shut(_ context: ChannelHandlerContext) {
        phase = .closed
        stopTimers()
        context.close(promise: nil)
    }

    /// Any write that completes is progress; none within the limit closes the connection.
    private func watch(_ future: EventLoopFuture<Void>, _ context: ChannelHandlerContext) {
        pendingWrites += 1
        if writeTimer == nil {
            startWriteTimer(context)
        }
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        future.whenComplete { _ in
            let (handler, context) = bound.value
            handler.pendingWrites -= 1
            handler.writeTimer?.cancel()
            handler.writeTimer = nil
            if handler.pendingWrites > 0, handler.phase != .closed {
                handler.startWriteTimer(context)
            }
        }
    }

    private func startWriteTimer(_ context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        writeTimer = context.eventLoop.scheduleTask(in: limits.write) {
            let (handler, context) = bound.value
            handler.shut(context)
        }
    }

    private func stopTimers() {
        readTimer?.cancel()
        readTimer = nil
        writeTimer?.cancel()
        writeTimer = nil
    }
}
