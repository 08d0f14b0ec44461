import type { BookingKind } from './rules/services.ts'

export const kindNames: Record<BookingKind, string> = {
  marriage: '结婚登记',
  divorce_apply: '离婚登记申请',
  divorce_issue: '领离婚证',
  reissue: '补领结婚证、离婚证',
}

/** What to bring, before 10 May 2025 and since: from then on without the household booklet. */
export const bring: Record<BookingKind, { before: string[]; since: string[] }> = {
  marriage: {
    before: ['两个人都来，各带身份证和户口簿', '两寸红底合影 3 张，也可以到现场免费拍', '离过婚的，带离婚证或法院文书'],
    since: ['两个人都来，各带身份证', '两寸红底合影 3 张，也可以到现场免费拍', '离过婚的，带离婚证或法院文书'],
  },
  divorce_apply: {
    before: ['两个人都来，各带身份证和户口簿', '结婚证', '离婚协议书（子女、财产、债务都写明），可以到现场打印'],
    since: ['两个人都来，各带身份证', '结婚证', '离婚协议书（子女、财产、债务都写明），可以到现场打印'],
  },
  divorce_issue: {
    before: ['两个人都来，各带身份证和户口簿', '受理回执、结婚证、离婚协议书', '两寸单人照片各 2 张，也可以到现场免费拍'],
    since: ['两个人都来，各带身份证', '受理回执、结婚证、离婚协议书', '两寸单人照片各 2 张，也可以到现场免费拍'],
  },
  reissue: {
    before: ['本人来，带身份证和户口簿', '两寸照片 3 张，也可以到现场免费拍', '离婚后不能补领结婚证，可以开证明'],
    since: ['本人来，带身份证', '两寸照片 3 张，也可以到现场免费拍', '离婚后不能补领结婚证，可以开证明'],
  },
}

export const messages = {
  confirmed: (kind: string, when: string) => `${kind}已约好：${when}。前一天 24:00 前可以在“我的预约”里改约或取消。`,
  reminder: (kind: string, when: string) => `提醒：明天${when}办${kind}，请两人带齐证件。来不了请今天 24:00 前取消或改约。`,
  offer: (when: string, until: string) => `您排的候补有名额了：${when}。请在 ${until} 前到“我的预约”里确认，过时轮到下一对。`,
  drawn: (when: string, until: string) => `抽号抽中：${when}。请在 ${until} 前到“我的预约”里确认，过时名额转给候补。`,
  notDrawn: (position: number) => `抽号没有抽中，已为您排候补第 ${position} 位，有名额会通知您，也可以约别的日子。`,
  moved: (why: string, when: string, until: string) =>
    `因${why}，您原来约的时间不能办。已为您留出${when}，请在 ${until} 前到“我的预约”里确认或另选。`,
  closed: (why: string) => `因${why}，您约的时间不能办，暂时没有相近的空位。请在“我的预约”里另选时间，或联系登记处。`,
  cancelled: (why: string) => `因${why}，您的预约已取消。给您带来不便请谅解，请重新选时间，或直接到现场。`,
}
