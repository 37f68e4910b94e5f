import { loadSettings } from '#libs/runtime';
import { DOUBLE_CREDENTIALS, type S3Double, startS3Double } from '#libs/testing';
import { describePhotoStorage } from '../photo-storage.conformance';
import { S3PhotoStorage } from './s3-photo-storage';

let double: S3Double;
const environment = { ...process.env };
beforeAll(async () => {
  double = await startS3Double();
  process.env.AWS_ACCESS_KEY_ID = DOUBLE_CREDENTIALS.accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY = DOUBLE_CREDENTIALS.secretAccessKey;
});
afterAll(async () => {
  process.env = environment;
  await double?.stop();
});

const open = () => {
  const { s3 } = loadSettings({ env: {} }).stores.photos;
  return new S3PhotoStorage({ ...s3, bucket: 'photos', endpoint: double.endpoint, region: double.region });
};

describePhotoStorage('S3', async () => ({
  storage: open(),
  reopen: open,
  break: () => double.stop(),
}));
