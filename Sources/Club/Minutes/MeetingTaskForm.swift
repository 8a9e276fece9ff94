import Chronology
import Localization
import Persistence
import Web

/// A decision or a task as it was sent.
enum MeetingTaskForm {
    typealias Field = MinutesController.Field

    /// Nil when something is wrong, which the form then says.
    static func read(_ form: inout FormReader, today: CivilDate) -> MeetingTasks.New? {
        let kind = form.choice(Field.kind, as: MeetingTask.Kind.self, required: true)
        let words = form.text(Field.task, max: MeetingTask.longest, required: true)
        let isTask = kind == .task
        let owner = form.parameter(Field.owner, as: ID<Membership>.self, required: isTask)
        let text = form.text(Field.due, max: 40, required: isTask)
        var dueOn: CivilDate?
        if isTask, !text.isEmpty {
            dueOn = try? DateParser(today: today).parse(text)
            if dueOn == nil { form.reject(Field.due, "meetings.form.day.unread") }
            if let day = dueOn, day < today { form.reject(Field.due, "minutes.task.past") }
            if let day = dueOn, day > today.adding(days: Meeting.farthest) {
                form.reject(Field.due, "meetings.form.day.far")
            }
        }
        guard form.isValid, let kind else { return nil }
        return MeetingTasks.New(kind: kind, words: words, owner: isTask ? owner : nil, dueOn: dueOn)
    }
}
