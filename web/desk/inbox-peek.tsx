import type { InboxItem } from '#kernel/api/cases.ts'
import { Facts } from '#web/kit/section.tsx'
import { DueText } from '#web/kit/status.tsx'
import { lazily } from './lazily.ts'
import { caseViews } from './pages.ts'

/** The case in hand beside the list: state, deadline, next step, and what its service shows at a glance. */
export function Peek({ item, onOpen }: { item: InboxItem; onOpen: () => void }) {
  const view = caseViews[item.service]
  const Preview = view && lazily(view.preview)
  return (
    <aside className="peek" aria-label="当前办件">
      <p className="quiet">{item.serviceTitle}</p>
      <h2>{item.title}</h2>
      <p className="quiet">
        {item.placeName}，{item.number}
      </p>
      <Facts
        items={[
          { label: '状态', value: item.stepLabel },
          ...(item.due ? [{ label: item.due.label, value: <DueText due={item.due} /> }] : []),
          { label: '下一步', value: <b>{item.next}</b> },
        ]}
      />
      {Preview && <Preview key={item.caseId} caseId={item.caseId} />}
      <footer>
        <button type="button" className="btn main" onClick={onOpen}>
          打开办理 <kbd>Enter</kbd>
        </button>
      </footer>
    </aside>
  )
}
