import { QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '#web/tokens.css'
import '#web/kit/base.css'
import '#web/kit/form.css'
import '#web/kit/reading.css'
// In this order: what is narrower, and the frame, come after what they change.
import './inbox.css'
import './case.css'
import './frame.css'
import './narrow.css'
import { makeClient } from '#web/client/query.ts'
import { Desk } from './desk.tsx'
import { theme } from './theme.ts'

dayjs.locale('zh-cn')

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={makeClient()}>
        <Desk />
      </QueryClientProvider>
    </ConfigProvider>
  </StrictMode>,
)
