import { buildPage } from './page/build-page.ts';
import { writeAsset } from './page/load-page.ts';

writeAsset(buildPage());
