import { linkTo } from '#web/call.ts'
import { caseloadTemplate } from '../contract.ts'

/** An empty list with the heads that are understood. */
export const TemplateLink = () => <a href={linkTo(caseloadTemplate, {})}>下载空白模板</a>
