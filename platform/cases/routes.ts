import * as api from '#kernel/api/cases.ts'
import { caseTasks, finishTask, listTasks } from '#kernel/api/tasks.ts'
import type { App } from '#platform/http/app.ts'
import { serve } from '#platform/http/serve.ts'
import { advance } from './advance.ts'
import { findDraft, keepDraft } from './drafts.ts'
import { inboxOf } from './inbox.ts'
import { inboxSheet } from './inbox-sheet.ts'
import { myCasesOf, myCaseView } from './my-cases.ts'
import { readersOf } from './readers.ts'
import { finish, tasksOf, tasksOfCase } from './tasks.ts'
import { openCaseView } from './view.ts'

/** The case engine's doors. */
export function caseRoutes(app: App): void {
  serve(app, api.getInbox, inboxOf)
  serve(app, api.exportInbox, inboxSheet)
  serve(app, api.getCase, (tx, actor, { caseId, reason }) => openCaseView(tx, actor, caseId, reason))
  serve(app, { ...api.moveCase, ownReplay: true }, advance)
  serve(app, api.getReaders, (tx, actor, { caseId }) => readersOf(tx, actor, caseId))
  serve(app, listTasks, tasksOf)
  serve(app, caseTasks, (tx, actor, { caseId }) => tasksOfCase(tx, actor, caseId))
  serve(app, finishTask, finish)
  serve(app, api.myCases, myCasesOf)
  serve(app, api.myCase, (tx, actor, { caseId }) => myCaseView(tx, actor, caseId))
  serve(app, api.getDraft, (tx, actor, { service, subject }) => findDraft(tx, actor, service, subject))
  serve(app, api.saveDraft, (tx, actor, input) => keepDraft(tx, actor, input))
}
