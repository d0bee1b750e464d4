import { mountPage } from '../frame/mount-page.tsx';
import { ChatPage } from './chat-page.tsx';

mountPage(<ChatPage />);
