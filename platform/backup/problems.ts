import { defineProblems } from '#kernel/problem.ts'

defineProblems({
  'backup.exists': { status: 409, zh: '文件 {path} 已存在，没有覆盖。请换一个文件名。' },
  'backup.no_folder': { status: 422, zh: '不能写入 {path}。请确认文件夹存在、可以写入并有足够空间。' },
  'backup.not_found': { status: 404, zh: '打不开备份文件 {path}。请核对路径。' },
  'backup.not_a_backup': { status: 422, zh: '这不是民心的备份文件，或版本太新。请核对文件。' },
  'backup.wrong_passphrase': { status: 422, zh: '口令不对，或备份文件已损坏。请核对口令后再试。' },
  'backup.damaged': { status: 422, zh: '备份文件已损坏或不完整，没有恢复任何内容。请换一份备份。' },
  'backup.other_county': { status: 422, zh: '这是 {name}（{code}）的备份，不能恢复到本县。' },
  'backup.other_version': {
    status: 409,
    zh: '备份和现在的程序版本不同（{migration}），没有恢复。请用做备份时的版本恢复，再升级。',
  },
  'backup.not_empty': { status: 409, zh: '数据库里已有内容（{table}），没有恢复。请恢复到一个空的数据库。' },
  'backup.disagrees': { status: 422, zh: '备份文件自身核对不一致（{what}）。请换一份备份，并重新做一次。' },
  'backup.does_not_agree': { status: 422, zh: '恢复后的核对不一致（{what}），已全部撤销。请换一份备份。' },
})
