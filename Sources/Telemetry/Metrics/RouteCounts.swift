/// The methods that are told apart; whatever else is asked is one.
enum RequestMethod: String, CaseIterable, Sendable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case other = "other"

    init(_ name: String) {
        self = Self(rawValue: name) ?? .other
    }

    fileprivate var place: Int {
        switch self {
        case .get: 0
        case .head: 1
        case .post: 2
        case .other: 3
        }
    }
}

/// The series of one route.
final class RouteCounts: Sendable {
    private static let classes = ["1xx", "2xx", "3xx", "4xx", "5xx"]

    let route: String
    private let series: [(statuses: [Counter], duration: Histogram)]

    init(route: String) {
        self.route = route
        series = RequestMethod.allCases.map { _ in (Self.classes.map { _ in Counter() }, Histogram.durations()) }
    }

    func note(method: RequestMethod, status: Int, duration: Duration) {
        let (statuses, histogram) = series[method.place]
        statuses[min(max(status / 100, 1), 5) - 1].add()
        histogram.note(duration)
    }

    func statuses() -> [(Exposition.Labels, Int)] {
        var samples: [(Exposition.Labels, Int)] = []
        for method in RequestMethod.allCases {
            for (name, counter) in zip(Self.classes, series[method.place].statuses) where counter.value > 0 {
                samples.append(([("route", route), ("method", method.rawValue), ("status", name)], counter.value))
            }
        }
        return samples
    }

    func durations() -> [(Exposition.Labels, Histogram)] {
        RequestMethod.allCases.compactMap { method in
            let histogram = series[method.place].duration
            guard histogram.count > 0 else { return nil }
            return ([("route", route), ("method", method.rawValue)], histogram)
        }
    }
}
