/** 瑞安市: the first county. Another county is another folder of this shape. */
export const county = { code: '330381', name: '瑞安市' }
export const divisionsFile = new URL('./divisions.csv', import.meta.url)
