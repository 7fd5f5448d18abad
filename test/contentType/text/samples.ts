import { Buffer } from 'node:buffer';

/** What people write, and the bytes of it in an encoding as other programs save them, in hexadecimal. */
export interface Sample {
  readonly encoding: string;
  readonly text: string;
  readonly bytes: Buffer;
}

const sample = (encoding: string, text: string, hex: string): Sample => ({
  encoding,
  text,
  bytes: Buffer.from(hex, 'hex'),
});

/** Without a mark, so that only the bytes themselves can tell. */
export const legacySamples: readonly Sample[] = [
  sample(
    'windows-1252',
    'Grüße aus München; Straße und Öl\r\n',
    '4772fcdf6520617573204dfc6e6368656e3b2053747261df6520756e6420d66c0d0a',
  ),
  sample(
    'windows-1252',
    'name,price\r\ncafé,12 €\r\n',
    '6e616d652c70726963650d0a636166e92c313220800d0a',
  ),
  sample(
    'windows-1252',
    'Les élèves ont déjà mangé à l’école.\n',
    '4c657320e96ce8766573206f6e742064e96ae0206d616e67e920e0206c92e9636f6c652e0a',
  ),
  sample('windows-1252', 'El niño comió piñas', '456c206e69f16f20636f6d69f3207069f16173'),
  sample('windows-1252', 'é', 'e9'),
  sample('windows-1252', '“Hello” – she said…', '9348656c6c6f94209620736865207361696485'),
  sample('windows-1252', 'ÜBERSICHT: GRÖSSE', 'dc42455253494348543a204752d6535345'),
  sample('windows-1252', 'Ação e coração', '41e7e36f206520636f7261e7e36f'),
  sample(
    'windows-1252',
    'Perché è così? Più tardi.',
    '5065726368e920e820636f73ec3f205069f92074617264692e',
  ),
  sample('shift_jis', 'こんにちは、世界。', '82b182f182c982bf82cd814190a28a458142'),
  sample('shift_jis', '商品,価格\n帽子,1200円\n', '8fa495692c89bf8a690a96588e712c31323030897e0a'),
  sample('shift_jis', '東京', '938c8b9e'),
  sample('shift_jis', 'カタカナ', '834a835e834a8369'),
  sample('shift_jis', '山田太郎,大阪府', '8e52936391be98592c91e58de3957b'),
  sample('gbk', '你好，世界。', 'c4e3bac3a3accac0bde7a1a3'),
  sample('gbk', '商品,价格\n帽子,12元\n', 'c9ccc6b72cbcdbb8f10ac3b1d7d32c3132d4aa0a'),
  sample('gbk', '北京', 'b1b1bea9'),
  sample(
    'gbk',
    '这是一个测试文件，用来检测编码。',
    'd5e2cac7d2bbb8f6b2e2cad4cec4bcfea3acd3c3c0b4bcecb2e2b1e0c2eba1a3',
  ),
  sample(
    'big5',
    '你好，世界。這是一個測試檔案。',
    'a741a66ea141a540acc9a143b36fac4fa440add3b4fab8d5c0c9aed7a143',
  ),
  sample('big5', '商品,價格\n帽子,12元\n', 'b0d3ab7e2cbbf9aee60ab455a46c2c3132a4b80a'),
  sample('euc-kr', '안녕하세요, 세계.', 'bec8b3e7c7cfbcbcbfe42c20bcbcb0e82e'),
  sample('euc-kr', '상품,가격\n모자,12원\n', 'bbf3c7b02cb0a1b0dd0ab8f0c0da2c3132bff80a'),
  sample(
    'euc-kr',
    '한국어 텍스트 파일입니다.',
    'c7d1b1b9beee20c5d8bdbac6ae20c6c4c0cfc0d4b4cfb4d92e',
  ),
  sample(
    'euc-jp',
    'こんにちは、世界。これは日本語です。',
    'a4b3a4f3a4cba4c1a4cfa1a2c0a4b3a6a1a3a4b3a4eca4cfc6fccbdcb8eca4c7a4b9a1a3',
  ),
  sample(
    'iso-2022-jp',
    'こんにちは、世界。\n',
    '1b244224332473244b2441244f21224024332621231b28420a',
  ),
  sample(
    'windows-1251',
    'Привет, мир! Это текст.',
    'cff0e8e2e5f22c20ece8f02120ddf2ee20f2e5eaf1f22e',
  ),
  sample('windows-1251', 'имя,цена\nшляпа,12\n', 'e8ecff2cf6e5ede00af8ebffefe02c31320a'),
  sample('windows-1251', 'Москва', 'cceef1eae2e0'),
  sample('windows-1251', 'МОСКВА', 'ccced1cac2c0'),
  sample('windows-1251', 'Привіт, світе!', 'cff0e8e2b3f22c20f1e2b3f2e521'),
  sample(
    'koi8-r',
    'Привет, мир! Это текст для проверки.',
    'f0d2c9d7c5d42c20cdc9d22120fcd4cf20d4c5cbd3d420c4ccd120d0d2cfd7c5d2cbc92e',
  ),
  sample(
    'ibm866',
    'Привет, мир! Это текст для проверки.',
    '8fe0a8a2a5e22c20aca8e021209de2ae20e2a5aae1e220a4abef20afe0aea2a5e0aaa82e',
  ),
  sample(
    'windows-1250',
    'Příliš žluťoučký kůň úpěl ďábelské ódy',
    '50f8ed6c699a209e6c759d6f75e86bfd206bf9f220fa70ec6c20efe162656c736be920f36479',
  ),
  sample(
    'windows-1250',
    'Zażółć gęślą jaźń. Cześć, jak się masz?',
    '5a61bff3b3e62067ea9c6cb9206a619ff12e20437a659ce62c206a616b207369ea206d61737a3f',
  ),
  sample(
    'iso-8859-2',
    'Zażółć gęślą jaźń. Cześć, jak się masz?',
    '5a61bff3b3e62067eab66cb1206a61bcf12e20437a65b6e62c206a616b207369ea206d61737a3f',
  ),
  sample(
    'windows-1253',
    'Καλημέρα κόσμε, αυτό είναι κείμενο',
    'cae1ebe7ecddf1e120eafcf3ece52c20e1f5f4fc20e5dfede1e920eae5dfece5edef',
  ),
  sample(
    'windows-1254',
    'Türkçe şarkı söylüyorum, İstanbul’da güneş',
    '54fc726be76520fe61726bfd2073f6796cfc796f72756d2c20dd7374616e62756c9264612067fc6e65fe',
  ),
  sample('windows-1255', 'שלום עולם, זה טקסט', 'f9ece5ed20f2e5eced2c20e6e420e8f7f1e8'),
  sample('windows-1256', 'مرحبا بالعالم، هذا نص', 'e3d1cdc8c720c8c7e1dac7e1e3a120e5d0c720e4d5'),
  sample(
    'windows-1257',
    'Labas rytas, ačiū už pagalbą šiandien',
    '4c616261732072797461732c2061e869fb2075fe20706167616c62e020f069616e6469656e',
  ),
  sample(
    'windows-874',
    'สวัสดีชาวโลก นี่คือข้อความ',
    'cac7d1cab4d5aad2c7e2c5a120b9d5e8a4d7cda2e9cda4c7d2c1',
  ),
  sample('macintosh', 'Grüße aus München', '47729fa76520617573204d9f6e6368656e'),
  sample('utf-16le', 'hello world\n', '680065006c006c006f00200077006f0072006c0064000a00'),
  sample('utf-16le', 'Привет, мир\r\n', '1f04400438043204350442042c0020003c04380440040d000a00'),
  sample('utf-16be', 'hello world\n', '00680065006c006c006f00200077006f0072006c0064000a'),
  sample(
    'utf-16le',
    '日本語のテキスト、1行目\n',
    'e5652c679e8a6e30c630ad30b930c830013031004c88ee760a00',
  ),
  sample(
    'utf-16le',
    '안녕하세요, 세계 12\n',
    '48c555b158d538c194c62c00200038c1c4ac2000310032000a00',
  ),
  sample('utf-16le', 'Καλημέρα κόσμε', '9a03b103bb03b703bc03ad03c103b1032000ba03cc03c303bc03b503'),
];
