import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { Route, Router, Switch } from 'wouter'
import '#web/tokens.css'
import '#web/kit/base.css'
import '#web/kit/form.css'
import '#web/kit/reading.css'
import '#web/portal/portal.css'
import './open.css'
import { makeClient } from '#web/client/query.ts'
import { DemoLine, useSession } from '#web/client/session.tsx'
import { Loading, OfflineBanner } from '#web/kit/states.tsx'
import { NoticeList } from './notice-list.tsx'
import { NoticePage } from './notice-page.tsx'
import { openPages } from './pages.ts'
import { VerifyPage } from './verify-page.tsx'

const client = makeClient()
const lazyPages = openPages.map((p) => ({ path: p.path, Page: lazy(p.load) }))

function Open() {
  const { session } = useSession()
  return (
    <div className="portal open">
      <DemoLine demo={session?.demo} />
      <header className="top">
        <a className="brand" href="/open">
          民心<small>阳光公示</small>
        </a>
        <nav aria-label="常用">
          <a className="btn low" href="/open/verify">
            核验文书
          </a>
          <a className="btn low" href="/">
            办事大厅
          </a>
        </nav>
      </header>
      <OfflineBanner />
      <main>
        <Router base="/open">
          <Suspense fallback={<Loading />}>
            <Switch>
              <Route path="/verify" component={VerifyPage} />
              <Route path="/notices/:noticeId" component={NoticePage} />
              {lazyPages.map(({ path, Page }) => (
                <Route key={path} path={path} component={Page} />
              ))}
              <Route component={NoticeList} />
            </Switch>
          </Suspense>
        </Router>
      </main>
    </div>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Open />
    </QueryClientProvider>
  </StrictMode>,
)
