/** The declared head of a statement of the paying account: the reference is the batch number, empty for what has none. */
export const statementHeader = '日期,付出,收入,批次号'
