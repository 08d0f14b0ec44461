/** Near relatives in the sense of the filing: spouse, parents, children, siblings, and those of the spouse. */
export const kinshipNames: Record<string, string> = {
  SPOUSE: '配偶',
  PARENT: '父母',
  CHILD: '子女',
  SIBLING: '兄弟姐妹',
  GRANDPARENT: '祖父母、外祖父母',
  GRANDCHILD: '孙子女、外孙子女',
  SPOUSE_PARENT: '配偶的父母',
  SPOUSE_SIBLING: '配偶的兄弟姐妹',
  CHILD_SPOUSE: '儿媳、女婿',
  OTHER: '其他近亲属',
}
