/** The answer of a bank to a file of ours: every payment done but those whose order is named. */
export function replyTo(batchId: string, file: string, returned: readonly number[] = []): string {
  const rows = file
    .split('\r\n')
    .slice(3)
    .filter(Boolean)
    .map((line) => {
      const [order, account = '', , amount] = line.split(',')
      const back = returned.includes(Number(order))
      return [batchId, order, account.slice(-4), amount, back ? '退回' : '成功', back ? '账户状态异常' : ''].join(',')
    })
  return ['批次号,序号,账号尾号,金额,结果,原因', ...rows, ''].join('\r\n')
}
