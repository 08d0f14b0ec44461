/** The words of a bureau's list and what they mean here; several words may mean the same. */
export const categoryWords = {
  低保: 'DIBAO',
  最低生活保障: 'DIBAO',
  城市低保: 'DIBAO',
  农村低保: 'DIBAO',
  低保边缘: 'LOW_MARGIN',
  低边: 'LOW_MARGIN',
  低保边缘家庭: 'LOW_MARGIN',
  最低生活保障边缘家庭: 'LOW_MARGIN',
  支出型: 'EXPENDITURE',
  支出型困难: 'EXPENDITURE',
  支出型困难家庭: 'EXPENDITURE',
} as const

const family: Record<string, readonly string[]> = {
  SELF: ['本人', '户主', '申请人', '本人或户主'],
  SPOUSE: ['配偶', '妻', '妻子', '夫', '丈夫'],
  CHILD: ['子女', '子', '女', '儿子', '女儿', '长子', '次子', '三子', '长女', '次女', '三女', '养子', '养女', '继子', '继女'],
  CHILD_SPOUSE: ['儿媳', '女婿', '儿媳或女婿'],
  PARENT: ['父母', '父', '母', '父亲', '母亲', '公公', '婆婆', '岳父', '岳母'],
  GRANDPARENT: ['祖父母', '祖父', '祖母', '外祖父', '外祖母', '爷爷', '奶奶', '外公', '外婆'],
  GRANDCHILD: ['孙子女', '孙子', '孙女', '外孙', '外孙女', '外孙子'],
  SIBLING: ['兄弟姐妹', '兄', '弟', '姐', '妹', '哥哥', '弟弟', '姐姐', '妹妹'],
  OTHER: ['其他', '其它', '其他亲属', '侄子', '侄女', '非亲属'],
}
export const relationWords: Record<string, string> = Object.fromEntries(
  Object.entries(family).flatMap(([code, words]) => words.map((w) => [w, code])),
)

export const incomeWords = {
  工资: 'WAGE',
  务工: 'WAGE',
  工资性收入: 'WAGE',
  经营: 'OPERATING',
  经营净收入: 'OPERATING',
  财产: 'PROPERTY',
  财产净收入: 'PROPERTY',
  养老金: 'PENSION',
  退休金: 'PENSION',
  城乡居民养老金: 'RESIDENT_PENSION',
  基础养老金: 'RESIDENT_PENSION',
  失业金: 'UNEMPLOYMENT',
  赡养费: 'SUPPORT',
  抚养费: 'SUPPORT',
  赡养抚养费: 'SUPPORT',
  转移净收入: 'PENSION',
} as const

export const healthWords = {
  健康: 'NONE',
  良好: 'NONE',
  一般: 'NONE',
  慢性病: 'CHRONIC',
  重病: 'SERIOUS',
  大病: 'SERIOUS',
  重大疾病: 'SERIOUS',
} as const

const kinds = { 视力: 'VISUAL', 听力: 'HEARING', 言语: 'SPEECH', 肢体: 'PHYSICAL', 智力: 'INTELLECTUAL', 精神: 'MENTAL', 多重: 'MULTIPLE' }
export const disabilityWords: Record<string, string> = {
  无: '',
  ...Object.fromEntries(Object.entries(kinds).flatMap(([w, code]) => [w, `${w}残疾`].map((word) => [word, code]))),
}
export const gradeWords: Record<string, number> = Object.fromEntries([
  ['无', 0],
  ...['一', '二', '三', '四'].flatMap((w, i) => [w, `${w}级`, String(i + 1), `${i + 1}级`].map((word) => [word, i + 1])),
])

export const labourWords = {
  有: 'FULL',
  有劳动能力: 'FULL',
  完全: 'FULL',
  部分: 'PARTIAL',
  部分丧失: 'PARTIAL',
  部分劳动能力: 'PARTIAL',
  部分丧失劳动能力: 'PARTIAL',
  无: 'NONE',
  无劳动能力: 'NONE',
  完全丧失劳动能力: 'NONE',
} as const

/** `YES` is read by age: a list often says no more. */
export const studentWords = {
  否: 'NONE',
  无: 'NONE',
  不在校: 'NONE',
  是: 'YES',
  在校: 'YES',
  学生: 'YES',
  学龄前: 'PRESCHOOL',
  幼儿园: 'PRESCHOOL',
  小学: 'COMPULSORY',
  初中: 'COMPULSORY',
  高中: 'HIGH',
  中职: 'VOCATIONAL',
  职高: 'VOCATIONAL',
  技校: 'VOCATIONAL',
  大专: 'UNDERGRAD',
  大学: 'UNDERGRAD',
  本科: 'UNDERGRAD',
  研究生: 'GRADUATE',
} as const
