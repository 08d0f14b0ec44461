export const importStates: Record<string, string> = {
  waiting: '正在核对',
  refused: '读不出来',
  checked: '待批准',
  loading: '正在导入',
  loaded: '已导入',
}
export const rowStates: Record<string, string> = {
  wrong: '有错误',
  new: '待导入',
  loaded: '已导入',
  unchanged: '已在册，一致',
  differs: '已在册，有出入',
}
export const causeNames: Record<string, string> = {
  same: '一致',
  standard: '标准调整',
  age: '年龄变化',
  out: '不再符合',
  class: '类别不同',
  supplement: '少发增发',
  more: '名册偏多',
  less: '名册偏少',
  undecided: '缺少参数',
}
export const causeKeys = ['same', 'standard', 'age', 'out', 'class', 'supplement', 'more', 'less', 'undecided'] as const
export const stateKeys = ['wrong', 'new', 'loaded', 'unchanged', 'differs'] as const
export const classNames: Record<string, string> = {
  DIBAO: '低保',
  LOW_MARGIN: '低保边缘',
  EXPENDITURE: '支出型',
  REJECTED: '不符合',
  UNDECIDED: '暂不能定',
}
