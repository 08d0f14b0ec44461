// What a registrar of the demonstration writes down: filled the same way in stories and tests.
const own = (statusBefore = '10') => ({
  cardRead: 'READER',
  household: '330381116',
  householdAddress: '瑞安市马屿镇江浦村',
  ethnicity: '汉族',
  education: '大学本科',
  occupation: '教师',
  statusBefore,
})

export const papersOf = (man: object = own(), woman: object = own()) => ({ man, woman, materials: ['ID_CARD', 'HOUSEHOLD_BOOK', 'PHOTO'] })
export const declarationOf = (more: object = {}) => ({ voluntary: true, blood: 'NONE', disease: 'NONE', ...more })
export const reviewOf = { capacity: true, alone: true, opinion: '材料齐全，符合登记条件' }
export { own as ownPapers }
