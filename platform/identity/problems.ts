import { defineProblems } from '#kernel/problem.ts'

defineProblems({
  'identity.wrong_password': { status: 401, zh: '登录名或密码不对。请检查后再试，连续输错 5 次会锁定 15 分钟。' },
  'identity.no_such_role': { status: 422, zh: '没有岗位 {role}。可以是：{roles}。' },
  'identity.no_such_place': { status: 422, zh: '本县没有区划代码 {place}。请核对，市局用县代码。' },
  'identity.other_name': { status: 409, zh: '登录名 {login} 已经是另一个人的。请换一个登录名。' },
  'identity.no_such_login': { status: 404, zh: '没有登录名 {login}。请核对。' },
  'identity.locked': { status: 423, zh: '连续输错太多次，账号已锁定。请 15 分钟后再试，或联系管理员。' },
  'identity.no_post': { status: 403, zh: '您的账号今天没有有效岗位。请联系管理员。' },
  'identity.password_refused': { status: 422, zh: '新密码没有采用：{reason}。请换一个。' },
  'identity.code_wrong': { status: 401, zh: '验证码不对或已过期。请核对短信，或重新获取。' },
  'identity.code_too_often': { status: 429, zh: '今天发送的验证码太多。请明天再试，或到村（社区）办理。' },
  'identity.no_match': {
    status: 422,
    zh: '填写的内容与登记的不一致，没有绑定。请核对姓名、号码和村（社区）；仍不行请带身份证到村（社区）办理。',
  },
  'identity.already_bound': { status: 409, zh: '这个账号已经绑定过。如需更换，请带身份证到村（社区）办理。' },
  'identity.person_taken': { status: 409, zh: '这位居民已绑定另一个手机号。请带身份证到村（社区）办理。' },
  'identity.bind_too_often': { status: 429, zh: '今天核对的次数太多。请明天再试，或带身份证到村（社区）办理。' },
  'identity.not_your_post': { status: 403, zh: '您没有这个岗位，或岗位已到期。' },
})
