import { mountPage } from '../frame/mount-page.tsx';
import { TracesPage } from './traces-page.tsx';

mountPage(<TracesPage />);
