import type { ThemeConfig } from 'antd'

/** Ant Design in the house's colours; placeholder, disabled and tag colours hold 4.5 : 1. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0f766e',
    colorInfo: '#1d4ed8',
    colorWarning: '#b45309',
    colorError: '#b91c1c',
    colorSuccess: '#15803d',
    colorText: '#1f2933',
    colorTextSecondary: '#4a5763',
    colorTextTertiary: '#5f6b77',
    colorTextPlaceholder: '#5f6b77',
    colorTextDisabled: '#5f6b77',
    colorBorder: '#8a96a3',
    colorLink: '#0f766e',
    borderRadius: 6,
    fontSize: 14,
    fontFamily: '"PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
    motion: false,
  },
}
