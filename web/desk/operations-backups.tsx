import { backupList } from '#kernel/api/operations.ts'
import { useCall } from '#web/client/query.ts'
import { Pager, useTrail } from '#web/kit/pager.tsx'
import { EmptyState, ErrorState, Loading } from '#web/kit/states.tsx'
import { Status } from '#web/kit/status.tsx'
import { Table } from '#web/kit/table.tsx'
import { moment, sizeText } from './operations-words.ts'

/** Backups, newest first: whether each is whole and was read back. */
export function BackupTable() {
  const trail = useTrail()
  const { data, error, refetch } = useCall(backupList, trail.after ? { after: trail.after } : {})
  return (
    <section>
      <h2>备份</h2>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading lines={3} />
      ) : data.items.length === 0 ? (
        <EmptyState title="还没有备份">每日备份由 minxin-backup.timer 执行，做完后列在这里；也可以用命令 backup 马上做一次。</EmptyState>
      ) : (
        <Table
          rows={data.items}
          keyOf={(b) => b.id}
          columns={[
            { head: '开始', nowrap: true, cell: (b) => moment(b.startedAt) },
            {
              head: '结果',
              nowrap: true,
              cell: (b) => (
                <Status kind={b.good ? 'done' : 'over'}>
                  {b.good ? (b.verified ? '完好，已复读核对' : '完好') : `没有做成（${b.failure}）`}
                </Status>
              ),
            },
            { head: '文件', cell: (b) => <span className="src">{b.file}</span> },
            { head: '行数', num: true, cell: (b) => b.rows.toLocaleString('en-US') },
            { head: '材料', num: true, cell: (b) => b.files.toLocaleString('en-US') },
            { head: '大小', num: true, cell: (b) => sizeText(b.bytes) },
            { head: '用时', num: true, cell: (b) => `${b.seconds} 秒` },
          ]}
        />
      )}
      <Pager trail={trail} next={data?.next} />
    </section>
  )
}
