import type { Random } from './random.ts'

// Common surnames of the Wenzhou country, the frequent ones repeated; given names by generation.
const surnames = [...'陈陈陈陈林林林黄黄王王李李叶叶郑郑吴张张周周蔡潘徐戴胡孙金杨朱谢项池缪余邵何方曾夏木董虞薛郭范章倪']
const old = { M: [...'德明国建文光荣宝福庆志阿松海水'], F: [...'秀香英兰珍玉凤月桂梅娥阿花彩菊'] }
const young = { M: [...'浩宇轩博泽晨俊杰子睿一鸣伟峰磊'], F: [...'雨欣怡诗涵梓诺佳琪婷雅静思晓彤'] }

export const surnameOf = (random: Random): string => random.pick(surnames)

/** A given name as people of that age bear it. */
export function givenName(random: Random, sex: 'M' | 'F', age: number): string {
  const signs = (age > 40 ? old : young)[sex]
  return random.chance(0.18) ? random.pick(signs) : random.pick(signs) + random.pick(signs)
}
