import Foundation
import TestSupport
import Testing

@testable import Telemetry

@Suite struct SupervisorTests {
    @Test func `News go as one datagram to the socket of the environment`() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = folder.path + "/notify"
        let socket = try #require(NotifySocket(path))
        let supervisor = try #require(ServiceSupervisor(environment: ["NOTIFY_SOCKET": path], process: 1))

        let taken = supervisor.tell(.ready, .status("Serving\nREADY=0"))

        #expect(taken)
        #expect(socket.receive() == "READY=1\nSTATUS=Serving READY=0\n")
        #expect(socket.receive() == nil)
    }

    @Test func `An abstract socket is reached too`() throws {
        let name = "@rabita-test-\(ProcessInfo.processInfo.processIdentifier)"
        let socket = try #require(NotifySocket(name))
        let supervisor = try #require(ServiceSupervisor(environment: ["NOTIFY_SOCKET": name], process: 1))

        supervisor.tell(.alive)

        #expect(socket.receive() == "WATCHDOG=1\n")
    }

    @Test func `Without a supervisor nothing is told, and one that has gone does no harm`() {
        #expect(ServiceSupervisor(environment: [:], process: 1) == nil)
        #expect(ServiceSupervisor(environment: ["NOTIFY_SOCKET": "vsock:2:1"], process: 1) == nil)
        let gone = ServiceSupervisor(environment: ["NOTIFY_SOCKET": "/nowhere/notify"], process: 1)
        #expect(gone?.tell(.stopping) == false)
        let long = "/" + String(repeating: "x", count: 200)
        #expect(ServiceSupervisor(environment: ["NOTIFY_SOCKET": long], process: 1)?.tell(.ready) == false)
    }

    @Test(
        arguments: [
            (["WATCHDOG_USEC": "30000000"], Duration.seconds(30)), (["WATCHDOG_USEC": "0"], nil), ([:], nil),
            (["WATCHDOG_USEC": "5", "WATCHDOG_PID": "2"], nil),
            (["WATCHDOG_USEC": "5", "WATCHDOG_PID": "1"], Duration.microseconds(5)),
        ] as [([String: String], Duration?)])
    func `The watchdog's patience is read when it is for this process`(set: [String: String], patience: Duration?) {
        let environment = set.merging(["NOTIFY_SOCKET": "@x"]) { first, _ in first }

        let supervisor = ServiceSupervisor(environment: environment, process: 1)

        #expect(supervisor?.patience == patience)
    }
}
