/** 长辈版: larger type, fewer words; remembered on the device. */
export const elderNow = (): boolean => localStorage.getItem('minxin.elder') === '1'
export const setElder = (on: boolean): void => localStorage.setItem('minxin.elder', on ? '1' : '0')
